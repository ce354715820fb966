-- script
CREATE DATABASE "%1" OWNER guichet_owner TEMPLATE "%2" STRATEGY file_copy
